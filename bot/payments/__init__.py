"""One small module per provider, behind one port (`domain.gateways.Gateway`)."""
