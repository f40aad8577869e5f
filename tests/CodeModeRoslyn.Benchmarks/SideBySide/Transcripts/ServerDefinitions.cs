namespace CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

/// <summary>What a client puts before a model of one server.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Tools">How many tools it has.</param>
/// <param name="ToolTokens">The tokens of their names, descriptions and input schemas.</param>
/// <param name="InstructionTokens">The tokens of what the server says about itself.</param>
internal sealed record ServerDefinitions(string Server, int Tools, int ToolTokens, int InstructionTokens)
{
    public int Tokens => ToolTokens + InstructionTokens;
}
