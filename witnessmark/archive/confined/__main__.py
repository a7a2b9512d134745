"""The process that readers are forked from (`python -m witnessmark.archive.confined SOCKET`), or one reader alone (`… one JOB`)."""

import sys

if sys.argv[1] == "one":
    from witnessmark.archive.confined.fresh import read_one

    read_one(sys.argv[2])
else:
    from witnessmark.archive.confined.zygote import serve

    serve(int(sys.argv[1]))
