// task: The graph in memory with every entity's neighbours.
// mistake: objects that refer to each other are returned
class Node { public string Name { get; set; } = ""; public List<Node> Neighbours { get; } = new(); }

var a = new Node { Name = "Ann" };
var b = new Node { Name = "Acme" };
a.Neighbours.Add(b);
b.Neighbours.Add(a);
return a;
