using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>Opens the folder of what is kept between two starts.</summary>
internal static partial class StateHome
{
    /// <summary>Opens it; null where it cannot be written: everything is then made anew at each start.</summary>
    public static StateFolder? Open(ILoggerFactory loggers)
    {
        var path = StateFolder.Home;
        try
        {
            return StateFolder.Open(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            LogUnusable(loggers.CreateLogger(typeof(StateHome).FullName!), path, unusable.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing is kept from one start to the next, because '{Path}' cannot be used: {Reason}")]
    private static partial void LogUnusable(ILogger logger, string path, string reason);
}
