using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>The account's items as the model of EMR Serverless has them.</summary>
internal static class ServerlessShapes
{
    /// <summary>An application, with the name that the operation has for the member of its id.</summary>
    internal static JsonObject Application(EmulatedApplication application, CallerIdentity caller, string id) => new()
    {
        [id] = application.Id,
        ["name"] = application.Name,
        ["arn"] = Arn.Of(AwsServices.EmrServerless, caller, $"/applications/{application.Id}"),
        ["releaseLabel"] = application.Release,
        ["type"] = "Spark",
        ["state"] = application.State,
        ["createdAt"] = Timestamps.Epoch(application.CreatedAt),
        ["updatedAt"] = Timestamps.Epoch(application.CreatedAt),
        ["architecture"] = "X86_64",
    };

    internal static string SessionArn(EmulatedSession session, string application, CallerIdentity caller) =>
        Arn.Of(AwsServices.EmrServerless, caller, $"/applications/{application}/sessions/{session.Id}");

    /// <summary>What GetSession tells.</summary>
    internal static JsonObject Session(EmulatedSession session, string application, CallerIdentity caller)
    {
        JsonObject shape = Summary(session, application, caller);
        shape["idleTimeoutMinutes"] = session.IdleMinutes;
        shape["tags"] = session.Tags?.DeepClone() ?? new JsonObject();
        if (session.Configurations is JsonNode overrides) shape["configurationOverrides"] = overrides.DeepClone();
        return shape;
    }

    /// <summary>What ListSessions tells, and GetSession as well.</summary>
    internal static JsonObject Summary(EmulatedSession session, string application, CallerIdentity caller)
    {
        JsonObject shape = Described(session, application, caller);
        if (session.Name is string name) shape["name"] = name;
        return shape;
    }

    private static JsonObject Described(EmulatedSession session, string application, CallerIdentity caller) => new()
    {
        ["applicationId"] = application,
        ["sessionId"] = session.Id,
        ["arn"] = SessionArn(session, application, caller),
        ["state"] = session.State,
        ["stateDetails"] = $"The session is {session.State}.",
        ["releaseLabel"] = session.Release,
        ["executionRoleArn"] = session.Role ?? Arn.ExecutionRole(caller),
        ["createdBy"] = session.CreatedBy,
        ["createdAt"] = Timestamps.Epoch(session.CreatedAt),
        ["updatedAt"] = Timestamps.Epoch(session.UpdatedAt),
    };
}
