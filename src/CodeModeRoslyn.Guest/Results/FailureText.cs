namespace CodeModeRoslyn.Guest.Results;

/// <summary>What is said of an exception that code of the script threw.</summary>
internal static class FailureText
{
    /// <summary>Its message; never throws.</summary>
    public static string Of(Exception failure)
    {
        try
        {
            return failure.Message ?? "";
        }
        catch (Exception hostile)
        {
            // A script's own exception type may throw from its Message.
            return $"(its Message threw {hostile.GetType().Name})";
        }
    }
}
