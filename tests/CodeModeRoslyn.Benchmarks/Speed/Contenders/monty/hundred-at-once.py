waits = gather([begin('wait', milliseconds=10) for _ in range(100)])
sum(wait['waited'] for wait in waits) + {{n}}
