// task: Read missing.txt, or say that it is not there.
// mistake: McpException instead of ToolException
try
{
    return (await tools.Filesystem.ReadTextFileAsync(path: "missing.txt")).Content;
}
catch (McpException)
{
    return "not there";
}
