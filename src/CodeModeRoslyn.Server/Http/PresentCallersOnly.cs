using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Ends what a caller is still being told when the configuration names it no more.</summary>
internal sealed class PresentCallersOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext;
        var register = request.RequestServices.GetRequiredService<CallerRegister>();
        var caller = request.GetCaller();
        request.Response.RegisterForDispose(register.OnReplaced(callers =>
        {
            if (!callers.Contains(caller))
            {
                request.Abort();
            }
        }));
        return await next(context);
    }
}
