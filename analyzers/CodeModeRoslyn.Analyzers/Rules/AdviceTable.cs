using System.Collections.Frozen;

namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>The one table of advice: which rule refuses what, and what to write instead.</summary>
public static class AdviceTable
{
    private static readonly Advice Default = new(
        ApiRules.UseWhatIsListed,
        "it is not on the list of what they may name",
        "Use strings, collections, LINQ, `JsonSerializer`, `Task` and the like, or call a tool.");

    // A name speaks for everything below it, unless a longer name does.
    private static readonly (string RuleId, string Reason, string Suggestion, string[] Names)[] Entries =
    [
        (ApiRules.UseToolsForFiles,
            "they have no file system", "Read and write files with a tool, and build text with `StringWriter` or `StringBuilder`.",
            ["System.IO", "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.DriveInfo",
                "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.FileMode", "System.IO.Compression",
                "System.Formats", "Microsoft.Win32.SafeHandles"]),
        (ApiRules.UseToolsForTheNetwork,
            "they have no network", "Call a tool instead, and look for one with search_tools.",
            ["System.Net", "System.Net.Http.HttpClient", "System.Net.Http.HttpRequestMessage", "System.Net.Http.HttpRequestException",
                "System.Net.Http.StringContent", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Sockets.TcpClient",
                "System.Net.Sockets.Socket", "System.Net.NetworkInformation.Ping", "System.Net.Mail.SmtpClient", "System.Net.Dns"]),
        (ApiRules.AwaitDelay, "it holds a thread while nothing happens", "Write `await Task.Delay(…)`.",
            ["System.Threading.Thread.Sleep", "System.Threading.SpinWait"]),
        (ApiRules.UseTasks, "they start no threads and timers of their own, which could outlive the run", "Write `await Task.Run(…)`, `await Task.WhenAll(…)` or `await Task.Delay(…)`.",
            ["System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Timers", "System.Timers.Timer",
                "System.Threading.Tasks.Task.Factory", "System.Threading.Tasks.Task.Start", "System.Threading.Tasks.Task.RunSynchronously",
                "System.Threading.Tasks.TaskFactory", "System.Threading.Tasks.TaskScheduler", "System.Threading.SynchronizationContext", "System.Threading.Tasks.Task..ctor"]),
        (ApiRules.UseTasks, "one of them starts a thread that could outlive the run", "Write `await` with `try` and `catch` instead of a continuation with options.",
            ["System.Threading.Tasks.TaskContinuationOptions"]),
        (ApiRules.UseTasks, "it holds a thread, or a handle of the system", "Write `SemaphoreSlim`, `lock` or a `Channel`.",
            ["System.Threading.Mutex", "System.Threading.Semaphore", "System.Threading.ReaderWriterLockSlim", "System.Threading.Monitor",
                "System.Threading.ManualResetEvent", "System.Threading.ManualResetEventSlim", "System.Threading.AutoResetEvent",
                "System.Threading.EventWaitHandle", "System.Threading.WaitHandle", "System.Threading.CountdownEvent",
                "System.Threading.Barrier", "System.Collections.Concurrent.BlockingCollection"]),
        (ApiRules.PassInputInTheScript, "nobody types into a script", "Write the input into the script, or fetch it with a tool.",
            ["System.Console.Read", "System.Console.ReadLine", "System.Console.ReadKey", "System.Console.In", "System.Console.OpenStandardInput"]),
        (ApiRules.UseWhatIsListed, "nothing of a console is there but what prints", "Use `Console.Write` and `Console.WriteLine`.",
            ["System.Console"]),
        (ApiRules.NameTheProperties, "reflection reaches what no list of names can judge", "Name the properties that you need, or serialize the value with `JsonSerializer`.",
            ["System.Reflection", "System.Type", "System.Object.MemberwiseClone", "System.Activator", "System.Delegate", "System.MulticastDelegate", "System.AppDomain",
                "System.Runtime.Loader", "System.ComponentModel.TypeDescriptor", "System.RuntimeTypeHandle", "System.Reflection.Assembly",
                "System.Reflection.BindingFlags", "System.Diagnostics.StackTrace", "System.Diagnostics.StackFrame"]),
        (ApiRules.ExpectNoEnvironment, "a script sees no environment and no machine", "Write values into the script, or fetch them with a tool.",
            ["System.Environment", "System.AppContext", "System.Runtime.InteropServices.RuntimeInformation", "System.OperatingSystem",
                "System.Runtime.GCSettings", "System.GC"]),
        (ApiRules.ExpectNoEnvironment, "the worker does not end with a script", "Write `return` where the script is to end, or throw an exception.",
            ["System.Environment.Exit", "System.Environment.FailFast"]),
        (ApiRules.UseToolsForPrograms, "they start no programs", "Call a tool instead, and look for one with search_tools.",
            ["System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "Microsoft.VisualBasic"]),
        (ApiRules.UseWhatIsListed, "what it writes, nobody reads", "Print with `Console.WriteLine`, and measure with `Stopwatch`.",
            ["System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Activity", "System.Diagnostics.Metrics",
                "System.Diagnostics.Tracing"]),
        (ApiRules.UseSpans, "it reaches memory without bounds or types", "Use arrays, `Span<T>`, `BitConverter` or `Convert`.",
            ["System.Runtime.InteropServices", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.Intrinsics", "System.IntPtr",
                "System.UIntPtr", "System.Buffers", "System.Buffer", "System.Numerics.Vector", "System.TypedReference",
                "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.MemoryMarshal"]),
        (ApiRules.UseJsonOrRecords, "members that are found at run time cannot be judged before it", "Use `Json`, `JsonNode`, a record, an anonymous type or a dictionary.",
            ["System.Dynamic", "System.Dynamic.ExpandoObject", "Microsoft.CSharp", "System.Runtime.CompilerServices.CallSite"]),
        (ApiRules.UseJsonSerializer, "serializers that are extended or configured in this way reach any type", "Use `JsonSerializer` or `JsonNode` with records and plain attributes.",
            ["System.Runtime.Serialization", "System.Text.Json.Serialization", "System.Text.Json.Utf8JsonReader",
                "System.Text.Json.JsonSerializerOptions", "System.Text.Json.JsonSerializer"]),
        (ApiRules.UseJsonSerializer, "readers of XML follow addresses to files and the network", "Ask a tool for JSON, or take what you need from the text with `Regex`.",
            ["System.Xml", "System.Xml.XmlDocument", "System.Xml.XmlReader", "System.Xml.Linq.XDocument", "System.Xml.Linq.XElement", "System.Xml.Serialization.XmlSerializer"]),
        (ApiRules.UseTheFramework, "no packages are there", "Use `JsonSerializer` or `JsonNode`.",
            ["Newtonsoft", "Newtonsoft.Json.JsonConvert", "Newtonsoft.Json.Linq.JObject", "Newtonsoft.Json.Linq.JArray",
                "Newtonsoft.Json.Linq.JToken"]),
        (ApiRules.UseTheFramework, "the web framework is not there", "Use `WebUtility`, or `Uri.EscapeDataString` and `Uri.UnescapeDataString`.",
            ["System.Web", "System.Web.HttpUtility"]),
        (ApiRules.KeepStateInTheRun, "what it keeps would outlive the run", "Keep the value in a variable, or pass it as an argument.",
            ["System.Threading.AsyncLocal", "System.Threading.ThreadLocal", "System.ThreadStaticAttribute", "System.String.Intern",
                "System.String.IsInterned", "System.Text.RegularExpressions.Regex.CacheSize",
                "System.Runtime.CompilerServices.ConditionalWeakTable", "System.Globalization.Calendar.TwoDigitYearMax",
                "System.Globalization.GregorianCalendar.TwoDigitYearMax", "System.Globalization.GregorianCalendar.CalendarType"]),
        (ApiRules.KeepStateInTheRun, "what it sets would hold for other runs too", "Scripts have the invariant culture and no other; for another way to write numbers, pass it to the method that formats: `value.ToString(\"N2\", new NumberFormatInfo { NumberDecimalSeparator = \",\", NumberGroupSeparator = \".\" })`.",
            ["System.Globalization.CultureInfo"]),
        (ApiRules.UseLinqToObjects, "expression trees are compiled at run time, and parallel queries keep every processor busy", "Use LINQ over sequences (`Enumerable`), with `Task.WhenAll` or `Parallel.ForEachAsync` where work is to overlap.",
            ["System.Linq", "System.Linq.Expressions", "System.Linq.Queryable", "System.Linq.IQueryable", "System.Linq.ParallelEnumerable",
                "System.Linq.ParallelEnumerable.AsParallel", "System.Linq.Queryable.AsQueryable"]),
        (ApiRules.UseHashData, "of cryptography only hashes and random numbers are there, since its objects hold native handles", "Use the static methods: `SHA256.HashData(bytes)`, `HMACSHA256.HashData(key, bytes)`.",
            ["System.Security.Cryptography"]),
    ];

    private static readonly FrozenDictionary<string, Advice> ByName = Entries
        .SelectMany(entry => entry.Names.Select(name => (name, new Advice(entry.RuleId, entry.Reason, entry.Suggestion))))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly ILookup<string, string> ByLastPart = ByName.Keys
        .Order(StringComparer.Ordinal)
        .ToLookup(name => name[(name.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    /// <summary>The advice for an API by its full name, such as <c>System.IO.File.ReadAllText</c>.</summary>
    public static Advice For(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var advice = Special(fullName) ?? Default;
        return IsAttribute(fullName) ? advice with { Suggestion = "Leave the attribute out." } : advice;
    }

    /// <summary>Whether there is advice for this API, or for what it belongs to.</summary>
    internal static bool IsSpecial(string fullName) => IsAttribute(fullName) || Special(fullName) is not null;

    /// <summary>Whether there is advice for exactly this name.</summary>
    public static bool HasAdviceFor(string fullName) => ByName.ContainsKey(fullName);

    /// <summary>The full names for which there is advice, and of which this is the last part: of <c>HttpClient</c>, <c>System.Net.Http.HttpClient</c>.</summary>
    public static IEnumerable<string> NamesEndingIn(string part) => ByLastPart[part];

    private static bool IsAttribute(string fullName) => fullName.Split('.').Any(part => part.EndsWith("Attribute", StringComparison.Ordinal));

    private static Advice? Special(string fullName)
    {
        for (var name = fullName.TrimEnd('.'); ; name = name[..name.LastIndexOf('.')])
        {
            if (ByName.TryGetValue(name, out var advice))
            {
                return advice;
            }

            if (!name.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }
        }
    }
}
