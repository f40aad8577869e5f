// expect: {"json":"[{\"kind\":\"circle\",\"r\":1.5},{\"kind\":\"rect\",\"w\":2,\"h\":3}]","area":8.25}
using System.Text.Json.Serialization;
Shape[] shapes = [new Circle { R = 1.5 }, new Rect { W = 2, H = 3 }];
var json = JsonSerializer.Serialize(shapes, new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
var back = JsonSerializer.Deserialize<Shape[]>(json, JsonSerializerOptions.Web)!;
return new { json, area = back.Sum(s => s switch { Circle { R: var r } => r * r, Rect { W: var w, H: var h } => w * h, _ => 0 }) };
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Rect), "rect")]
abstract class Shape { public string? Label { get; set; } }
class Circle : Shape { public double R { get; set; } }
class Rect : Shape { public double W { get; set; } public double H { get; set; } }
