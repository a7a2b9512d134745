"""`build`: the whole way, from a folder of reports to a working dossier."""
NAME="build"
EXAMPLES=("x",)
def run() -> None: ...
