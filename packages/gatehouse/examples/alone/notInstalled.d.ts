// No module: what the vendor's package is to an app that has not installed it.
