// expect: contained ; category: hang ; note: the message of the exception never comes
throw new E();
class E : Exception { public override string Message { get { while (true) { } } } }
