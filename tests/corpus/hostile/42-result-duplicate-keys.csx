// expect: contained ; category: result-bomb ; note: keys that become one when written
return new Dictionary<object, int> { [1] = 1, ["1"] = 2, [1L] = 3, [new K()] = 4 };
class K { public override string ToString() => "1"; }
