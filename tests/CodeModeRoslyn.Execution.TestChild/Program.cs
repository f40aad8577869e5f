using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Runs;
using Microsoft.Extensions.Logging.Abstractions;

// A process that records calls without a pause, until it is killed. Says on standard output how many records are in its file.
var options = new AuditOptions(args[0]) { FileBytes = long.Parse(args[1]) };
using var trail = new AuditTrail(options, TimeProvider.System, NullLogger<AuditTrail>.Instance);
var run = new RunAudit(trail, Guid.NewGuid().ToString("N"), new RunRequest("return 1;", RunRequest.Local));
run.Start(null, null);
for (var call = 1; ; call++)
{
    var audited = run.Call(call, "crm.get_customer", 1);
    await audited.SendAsync("""{"id":"cust_8a3f"}"""u8.ToArray(), durably: false, CancellationToken.None);
    audited.End("ok");
    Console.Out.WriteLine(call);
}
