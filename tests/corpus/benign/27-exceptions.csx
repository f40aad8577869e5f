// expect: ["OrderException:order A1:bad:A1","finally","A1","x","t","overflow","p","-1"]
var log = new List<string>();
try
{
    try { throw new OrderException("A1", new FormatException("bad")); }
    catch (OrderException e) when (e.OrderId.StartsWith('A')) { log.Add($"{e.GetType().Name}:{e.Message}:{e.InnerException?.Message}:{e.Data["id"]}"); throw; }
    finally { log.Add("finally"); }
}
catch (Exception e) { log.Add(e is OrderException { OrderId: var id } ? id : "?"); }
try { await Task.WhenAll(Task.FromException(new ArgumentException("x")), Task.FromException(new InvalidOperationException("y"))); }
catch (ArgumentException e) { log.Add(e.Message); }
try { Task.WaitAll([Task.FromException(new TimeoutException("t"))]); }
catch (AggregateException e) { log.Add(e.Flatten().InnerExceptions[0].Message); e.Handle(x => x is TimeoutException); }
try { checked { var i = int.MaxValue; i++; } } catch (OverflowException) { log.Add("overflow"); }
try { ArgumentNullException.ThrowIfNull((object?)null, "p"); } catch (ArgumentNullException e) { log.Add(e.ParamName!); }
try { ArgumentOutOfRangeException.ThrowIfNegative(-1); } catch (ArgumentOutOfRangeException e) { log.Add($"{e.ActualValue}"); }
return log;
class OrderException : Exception
{
    public string OrderId { get; }
    public OrderException(string id, Exception inner) : base($"order {id}", inner) { OrderId = id; Data["id"] = id; }
}
