using System;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary><c>/_emulator/roles</c>: what the roles ask of those who assume them.</summary>
internal sealed class RoleRoutes(RoleRules roles)
{
    /// <exception cref="FormatException">The body is not a rule and the role that it is for.</exception>
    internal Reply Answer(IncomingRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Reply.Json(200, new JsonArray([.. roles.All.Select(Describe)]));
            case "POST":
                ControlBody body = ControlBody.Read(request);
                return Reply.Json(201, Describe(roles.Add(Required(body, "rule"), Required(body, "on"))));
            case "DELETE":
                roles.Clear();
                return Reply.Empty(204);
            default:
                return Reply.Json(405, new JsonObject { ["message"] = $"{request.Method} does nothing here." });
        }
    }

    private static string Required(ControlBody body, string name) =>
        body.Text(name) ?? throw new FormatException($"'{name}' is missing.");

    private static JsonObject Describe(RoleRule rule) => new() { ["rule"] = rule.Rule, ["on"] = rule.On };
}
