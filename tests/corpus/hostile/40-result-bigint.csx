// expect: contained ; category: result-bomb ; note: a result that takes for ever to write
return System.Numerics.BigInteger.Pow(3, 3_000_000);
