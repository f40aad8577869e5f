using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Api;

/// <summary>Why a request was refused.</summary>
/// <param name="Error">A sentence that says what to do.</param>
internal sealed record ApiProblem(string Error)
{
    /// <summary>It as the answer to a request.</summary>
    public static IResult Result(string sentence, int status) => Results.Json(new ApiProblem(sentence), ApiJson.Default.ApiProblem, statusCode: status);

    /// <summary>Says it where whoever has refused the request has not.</summary>
    public static Task WriteAsync(StatusCodeContext refused)
    {
        var response = refused.HttpContext.Response;
        var sentence = response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "Say who you are: Authorization: Bearer TOKEN, with the token of a caller of the configuration.",
            StatusCodes.Status404NotFound => "There is nothing here. What there is stands in /api/v1/openapi.json.",
            StatusCodes.Status405MethodNotAllowed => "This address takes another method. /api/v1/openapi.json says which.",
            StatusCodes.Status413PayloadTooLarge => "The body is too large.",
            StatusCodes.Status429TooManyRequests => "Too many requests of yours are under way. Wait until some of them have ended.",
            StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
            _ => "The request could not be read: its body or its query is not what /api/v1/openapi.json says.",
        };
        return response.WriteAsJsonAsync(new ApiProblem(sentence), ApiJson.Default.ApiProblem, contentType: null, refused.HttpContext.RequestAborted);
    }
}
