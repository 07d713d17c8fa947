"""An update becomes one step, once.

    ingest ► inbox ► lanes ► steps ► handlers ► session and "done" kept together

Any number of processes, killed at any moment: an update that was acknowledged is worked at until
it is done, a person's updates one after the other, and a step that is repeated repeats its keys.
"""
