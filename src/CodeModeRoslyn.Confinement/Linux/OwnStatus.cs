namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>What the kernel says about this process in <c>/proc/self/status</c>.</summary>
internal sealed class OwnStatus
{
    private static readonly string[] Capabilities = ["CapInh", "CapPrm", "CapEff", "CapAmb"];

    private readonly string text;

    private OwnStatus(string text) => this.text = text;

    public bool HasNoCapabilities
    {
        get
        {
            foreach (var set in Capabilities)
            {
                if (!Says(set, "0000000000000000"))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public static OwnStatus Read() => new(OwnFiles.Text("/proc/self/status"));

    public bool Says(string field, string value) => text.Contains($"\n{field}:\t{value}\n", StringComparison.Ordinal);
}
