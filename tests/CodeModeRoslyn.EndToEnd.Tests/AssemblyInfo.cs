// These tests count, measure and kill processes: a second one beside them would be counted, measured and killed too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
