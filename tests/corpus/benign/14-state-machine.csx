// expect: ["New->Paid","Paid->Shipped","cannot Pay when Shipped"]
var order = new OrderFlow();
var log = new List<string>();
order.Changed += (_, e) => log.Add($"{e.From}->{e.To}");
order.Fire(Trigger.Pay); order.Fire(Trigger.Ship);
try { order.Fire(Trigger.Pay); } catch (InvalidOperationException e) { log.Add(e.Message); }
return log;
enum State { New, Paid, Shipped }
enum Trigger { Pay, Ship }
sealed class Transition(State from, State to) : EventArgs { public State From => from; public State To => to; }
sealed class OrderFlow
{
    public event EventHandler<Transition>? Changed;
    public State State { get; private set; }
    public void Fire(Trigger trigger)
    {
        var next = (State, trigger) switch
        {
            (State.New, Trigger.Pay) => State.Paid,
            (State.Paid, Trigger.Ship) => State.Shipped,
            var (s, t) => throw new InvalidOperationException($"cannot {t} when {s}"),
        };
        var previous = State;
        State = next;
        Changed?.Invoke(this, new Transition(previous, next));
    }
}
