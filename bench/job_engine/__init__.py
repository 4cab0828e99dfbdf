"""`make bench-jobs`: the job engine, its API and its fleet, in one table with peers from the same run."""
