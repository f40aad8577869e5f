namespace CodeModeRoslyn.Tools.Learning;

/// <summary>For whom learned types are kept.</summary>
public enum LearningScope
{
    /// <summary>For each principal by itself.</summary>
    Principal,

    /// <summary>For all together.</summary>
    Shared,

    /// <summary>Nothing is learned.</summary>
    Off,
}
