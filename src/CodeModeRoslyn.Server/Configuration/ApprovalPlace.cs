namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Where a person is asked whose client cannot ask.</summary>
public enum ApprovalPlace
{
    /// <summary>Nowhere: what needs a person does not begin.</summary>
    Client,

    /// <summary>On the page of <c>codemode serve</c>, or through its API: the run waits there.</summary>
    Page,
}
