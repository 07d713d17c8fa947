"""Those who collect money, played over real HTTP: what they answer, and what they call back."""
