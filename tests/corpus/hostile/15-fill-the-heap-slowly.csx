// expect: contained ; category: memory-dos ; note: swallows the exception and goes on
var kept = new List<object>();
while (true)
{
    try { kept.Add(new byte[100_000]); }
    catch (OutOfMemoryException) { kept.Add(""); }
}
