"""The custody log: what happened to what, kept so that nothing in it changes unseen."""
