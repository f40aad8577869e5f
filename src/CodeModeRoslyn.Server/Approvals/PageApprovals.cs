namespace CodeModeRoslyn.Server.Approvals;

/// <summary>There where runs of clients that cannot ask their person wait for one on the page.</summary>
internal sealed class PageApprovals;
