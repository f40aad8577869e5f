using System.Collections.Frozen;

namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>The one table of advice: which rule refuses what, and what to write instead.</summary>
public static class AdviceTable
{
    private static readonly Advice Default = new(ApiRules.UseWhatIsListed, null);

    // A name speaks for everything below it, unless a longer name does.
    private static readonly (string RuleId, string Suggestion, string[] Names)[] Entries =
    [
        (ApiRules.UseToolsForFiles,
            "Scripts have no file system: read and write files with a tool, and build text with StringWriter or StringBuilder.",
            ["System.IO", "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.DriveInfo",
                "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.FileMode", "System.IO.Compression",
                "System.Formats", "Microsoft.Win32.SafeHandles"]),
        (ApiRules.UseToolsForTheNetwork,
            "Scripts have no network: call a tool instead, and look for one with search_tools.",
            ["System.Net", "System.Net.Http.HttpClient", "System.Net.Http.HttpRequestMessage", "System.Net.Http.HttpRequestException",
                "System.Net.Http.StringContent", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Sockets.TcpClient",
                "System.Net.Sockets.Socket", "System.Net.NetworkInformation.Ping", "System.Net.Mail.SmtpClient", "System.Net.Dns"]),
        (ApiRules.AwaitDelay, "Write `await Task.Delay(…)`.",
            ["System.Threading.Thread.Sleep", "System.Threading.SpinWait"]),
        (ApiRules.UseTasks, "Write `await Task.Run(…)`, `await Task.WhenAll(…)` or `await Task.Delay(…)`.",
            ["System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Timers.Timer",
                "System.Threading.Tasks.Task.Factory", "System.Threading.Tasks.Task.Start", "System.Threading.Tasks.Task.RunSynchronously",
                "System.Threading.Tasks.TaskFactory", "System.Threading.Tasks.TaskScheduler", "System.Threading.Tasks.Task..ctor"]),
        (ApiRules.UseTasks, "Write `SemaphoreSlim`, `lock` or a `Channel`.",
            ["System.Threading.Mutex", "System.Threading.Semaphore", "System.Threading.ReaderWriterLockSlim", "System.Threading.Monitor",
                "System.Threading.ManualResetEvent", "System.Threading.ManualResetEventSlim", "System.Threading.AutoResetEvent",
                "System.Threading.EventWaitHandle", "System.Threading.WaitHandle", "System.Threading.CountdownEvent",
                "System.Threading.Barrier", "System.Collections.Concurrent.BlockingCollection"]),
        (ApiRules.PassInputInTheScript, "Nobody types into a script: write its input into the script, or fetch it with a tool.",
            ["System.Console.Read", "System.Console.ReadLine", "System.Console.ReadKey", "System.Console.In", "System.Console.OpenStandardInput"]),
        (ApiRules.UseWhatIsListed, "Use `Console.Write` and `Console.WriteLine`; nothing else of a console is there.",
            ["System.Console"]),
        (ApiRules.NameTheProperties, "Name the properties that you need, or serialize the value with `JsonSerializer`.",
            ["System.Reflection", "System.Type", "System.Object.MemberwiseClone", "System.Activator", "System.Delegate", "System.MulticastDelegate", "System.AppDomain",
                "System.Runtime.Loader", "System.ComponentModel.TypeDescriptor", "System.RuntimeTypeHandle", "System.Reflection.Assembly",
                "System.Reflection.BindingFlags", "System.Diagnostics.StackTrace", "System.Diagnostics.StackFrame"]),
        (ApiRules.ExpectNoEnvironment, "A script sees no environment and no machine: write values into the script, or fetch them with a tool.",
            ["System.Environment", "System.AppContext", "System.Runtime.InteropServices.RuntimeInformation", "System.OperatingSystem",
                "System.Runtime.GCSettings", "System.GC"]),
        (ApiRules.UseToolsForPrograms, "Scripts start no programs: call a tool instead.",
            ["System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "Microsoft.VisualBasic"]),
        (ApiRules.UseWhatIsListed, "Print with `Console.WriteLine`, and measure with `Stopwatch`.",
            ["System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Activity", "System.Diagnostics.Metrics",
                "System.Diagnostics.Tracing"]),
        (ApiRules.UseSpans, "Use arrays, `Span<T>`, `BitConverter` or `Convert`.",
            ["System.Runtime.InteropServices", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.Intrinsics", "System.IntPtr",
                "System.UIntPtr", "System.Buffers", "System.Buffer", "System.Numerics.Vector", "System.TypedReference",
                "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.MemoryMarshal"]),
        (ApiRules.UseJsonOrRecords, "Use `Json`, `JsonNode`, a record, an anonymous type or a dictionary.",
            ["System.Dynamic", "System.Dynamic.ExpandoObject", "Microsoft.CSharp", "System.Runtime.CompilerServices.CallSite"]),
        (ApiRules.UseJsonSerializer, "Use `JsonSerializer` or `JsonNode` with records and plain attributes.",
            ["System.Xml", "System.Runtime.Serialization", "System.Text.Json.Serialization", "System.Text.Json.Utf8JsonReader",
                "System.Text.Json.JsonSerializerOptions", "System.Text.Json.JsonSerializer",
                "System.Xml.XmlDocument", "System.Xml.Linq.XDocument", "System.Xml.Linq.XElement", "System.Xml.Serialization.XmlSerializer"]),
        (ApiRules.UseTheFramework, "No packages are there: use `JsonSerializer` or `JsonNode`.",
            ["Newtonsoft", "Newtonsoft.Json.JsonConvert", "Newtonsoft.Json.Linq.JObject", "Newtonsoft.Json.Linq.JArray",
                "Newtonsoft.Json.Linq.JToken"]),
        (ApiRules.UseTheFramework, "Use `WebUtility`, or `Uri.EscapeDataString` and `Uri.UnescapeDataString`.",
            ["System.Web", "System.Web.HttpUtility"]),
        (ApiRules.KeepStateInTheRun, "Keep the value in a variable, or pass it as an argument.",
            ["System.Threading.AsyncLocal", "System.Threading.ThreadLocal", "System.ThreadStaticAttribute", "System.String.Intern",
                "System.String.IsInterned", "System.Text.RegularExpressions.Regex.CacheSize",
                "System.Runtime.CompilerServices.ConditionalWeakTable"]),
        (ApiRules.KeepStateInTheRun, "Pass a culture to the method that formats: `value.ToString(CultureInfo.GetCultureInfo(\"de-DE\"))`.",
            ["System.Globalization.CultureInfo"]),
        (ApiRules.UseLinqToObjects, "Use LINQ over sequences (`Enumerable`), with `Task.WhenAll` or `Parallel.ForEachAsync` where work is to overlap.",
            ["System.Linq", "System.Linq.Expressions", "System.Linq.Queryable", "System.Linq.IQueryable", "System.Linq.ParallelEnumerable",
                "System.Linq.ParallelEnumerable.AsParallel", "System.Linq.Queryable.AsQueryable"]),
        (ApiRules.UseHashData, "Use the static methods: `SHA256.HashData(bytes)`, `HMACSHA256.HashData(key, bytes)`.",
            ["System.Security.Cryptography"]),
    ];

    private static readonly FrozenDictionary<string, Advice> ByName = Entries
        .SelectMany(entry => entry.Names.Select(name => (name, new Advice(entry.RuleId, entry.Suggestion))))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Advice> ByLastParts = ByName
        .SelectMany(entry => LastParts(entry.Key).Select(part => (part, entry.Value)))
        .GroupBy(pair => pair.part, pair => pair.Value, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The advice for an API by its full name, such as <c>System.IO.File.ReadAllText</c>.</summary>
    public static Advice For(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        for (var name = fullName.TrimEnd('.'); ; name = name[..name.LastIndexOf('.')])
        {
            if (ByName.TryGetValue(name, out var advice))
            {
                return advice;
            }

            if (!name.Contains('.', StringComparison.Ordinal))
            {
                return Default;
            }
        }
    }

    /// <summary>Whether there is advice for exactly this name.</summary>
    internal static bool HasAdviceFor(string fullName) => ByName.ContainsKey(fullName);

    /// <summary>
    /// The advice for a name that the compiler did not find, because a script is not given the assembly that has it: the type's name
    /// (<c>HttpClient</c>), or the type's and the member's (<c>Console.ReadLine</c>). Null when there is none.
    /// </summary>
    public static Advice? ForMissing(string name) => ByLastParts.GetValueOrDefault(name);

    private static IEnumerable<string> LastParts(string name)
    {
        var last = name.LastIndexOf('.');
        yield return name[(last + 1)..];
        var beforeLast = last > 0 ? name.LastIndexOf('.', last - 1) : -1;
        if (beforeLast > 0)
        {
            yield return name[(beforeLast + 1)..];
        }
    }
}
