// expect: contained ; category: stack-dos ; note: a list that contains itself is hashed
var s = new HashSet<L>(); var l = new L(); l.Add(l); s.Add(l); return s.Count;
class L : List<object> { public override int GetHashCode() { var h = 0; foreach (var o in this) h += o.GetHashCode(); return h; } }
