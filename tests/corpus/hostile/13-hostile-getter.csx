// expect: contained ; category: result-bomb ; note: the result's property spins
class Slow { public int Value { get { while (true) { } } } }
return new Slow();
