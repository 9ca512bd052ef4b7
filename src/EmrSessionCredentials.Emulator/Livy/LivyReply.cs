using System;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>What Livy's requests and errors have in common.</summary>
internal static class LivyReply
{
    internal static Reply NotFound() => Problem(404, "Not found.");

    internal static Reply WrongMethod() => Problem(405, "Method not allowed.");

    internal static Reply NotObject() => Problem(400, "The request body is not a JSON object.");

    internal static Reply Problem(int status, string message) =>
        Reply.Json(status, new JsonObject { ["msg"] = message });

    /// <summary>The body of a request, none being an empty object; null when it is not a JSON object.</summary>
    internal static JsonObject? Body(IncomingRequest request)
    {
        if (request.Wire.Body.IsEmpty) return [];
        try
        {
            return CallerJson.Parse(request.Wire.Body.Span) as JsonObject;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text; null when it is missing or something else.</summary>
    internal static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
