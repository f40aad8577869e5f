using CodeModeRoslyn.Server.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Approvals;

/// <summary>There where runs of clients that cannot ask their person wait for one on the page. Only a door that has the page has it.</summary>
internal sealed class PageApprovals;

/// <summary>Puts it there.</summary>
public static class PageApprovalsServices
{
    /// <summary>Lets questions wait on the page, where the configuration says so.</summary>
    public static IServiceCollection AddPageApprovals(this IServiceCollection services, CodeModeConfig config) =>
        config.Approvals == ApprovalPlace.Page ? services.AddSingleton<PageApprovals>() : services;
}
