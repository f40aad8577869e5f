using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// Hands content to the caller as it is: images, sounds, resources and links to them, which stand behind the script's value in the
/// answer, in the order in which they were emitted, also when the script fails later on.
/// </summary>
public static class Output
{
    /// <summary>Hands one content block to the caller.</summary>
    /// <param name="content">The block.</param>
    /// <exception cref="InvalidOperationException">It lacks what a block of its type has, or the run has no room for it.</exception>
    public static void Emit(Content content)
    {
        ArgumentNullException.ThrowIfNull(content);
        RunScope.Current.Emit(content.Json.AsElement());
    }

    /// <summary>Hands several content blocks to the caller.</summary>
    /// <param name="contents">The blocks, of which there may be none.</param>
    /// <exception cref="InvalidOperationException">One lacks what a block of its type has, or the run has no room for it.</exception>
    public static void Emit(IEnumerable<Content> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        foreach (var content in contents)
        {
            Emit(content);
        }
    }

    /// <summary>Hands all content blocks of a tool's result to the caller, or a block that a script has made of JSON.</summary>
    /// <param name="result">What <see cref="Content.In"/> takes.</param>
    /// <exception cref="InvalidOperationException">There is no content in it, a block lacks what a block of its type has, or the run has no room for it.</exception>
    public static void Emit(object? result)
    {
        var contents = Content.In(result);
        if (contents.Count == 0)
        {
            throw new InvalidOperationException(
                "There is no content in this: it takes a tool's result with content, or a block such as Json.From(new { type = \"image\", data = base64, mimeType = \"image/png\" }).");
        }

        Emit(contents);
    }
}
