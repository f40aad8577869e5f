using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>Where logs go.</summary>
public static class StandardErrorLogging
{
    /// <summary>Logs to standard error alone: standard output belongs to the protocol.</summary>
    public static ILoggingBuilder AddStandardError(this ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("CodeModeRoslyn", LogLevel.Information);

        // Below this, the host repeats with a stack trace what the exception it then throws says.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddSimpleConsole(options => options.SingleLine = true);
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
