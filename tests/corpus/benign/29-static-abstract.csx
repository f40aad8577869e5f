// expect: ["meow4","woof4"]
return new[] { Make<Cat>(), Make<Dog>() };
static string Make<T>() where T : IAnimal<T>, new() => T.Create().Speak() + T.Legs;
interface IAnimal<TSelf> where TSelf : IAnimal<TSelf>, new() { static abstract string Noise { get; } static virtual int Legs => 4; static virtual TSelf Create() => new(); string Speak() => TSelf.Noise; }
class Cat : IAnimal<Cat> { public static string Noise => "meow"; }
class Dog : IAnimal<Dog> { public static string Noise => "woof"; }
