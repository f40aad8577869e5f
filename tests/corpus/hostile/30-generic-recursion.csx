// expect: contained ; category: memory-dos ; note: every level of the recursion is a type of its own
return Deep<int>(0);
static int Deep<T>(int n) => n > 1_000_000 ? 0 : Deep<List<T>>(n + 1);
