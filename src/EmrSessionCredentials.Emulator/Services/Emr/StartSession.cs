using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>
/// Starts a Spark Connect session on a cluster. A cluster of the account has to be one that runs and has sessions; any
/// other well-formed id will do.
/// </summary>
internal sealed class StartSession(EmulatedAccount account, IdempotentAnswers answers, TimeProvider time) : Operation
{
    private const string Release = "emr-spark-8.0.0";
    private const string Token = "ClientRequestToken";

    /// <summary>How long a client token is remembered.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    internal override string Name => "StartSession";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.StartSession");

    internal override InputShape Input { get; } = new(
        new Field("Name", FieldType.Text) { MinLength = 0, MaxLength = 256, Pattern = FieldPattern.XmlText },
        EmrFields.ClusterId,
        EmrFields.ExecutionRoleArn,
        SessionFields.EngineConfigurations,
        SessionFields.MonitoringConfiguration,
        new Field("SessionIdleTimeoutInMinutes", FieldType.LongNumber),
        new Field(Token, FieldType.Text) { MinLength = 1, MaxLength = 36 },
        SessionFields.Tags);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        if (string.IsNullOrWhiteSpace(cluster)) throw new ServiceErrorException(NotFound(cluster));
        if (account.Cluster(cluster) is { } known && !(known.State is "RUNNING" or "WAITING" && known.SessionEnabled))
        {
            throw new ServiceErrorException(Service.Invalid(
                $"Cluster {cluster} is {known.State} with release {known.Release}: sessions cannot be started on it."));
        }

        return input.Text(Token) is string token
            ? answers.Prepare(
                [caller.AccessKey, caller.Region, cluster, token],
                input.Fingerprint(Token),
                () => new IssuedAnswer(Start(input, caller, cluster), time.GetUtcNow() + Memory))
            : () => Start(input, caller, cluster);
    }

    private JsonObject Start(InputValues input, CallerIdentity caller, string cluster)
    {
        EmulatedSession session = account.Live.Start(cluster, new EmulatedSession(
            $"is-{Secrets.Id()[..13].ToUpperInvariant()}", input.Text("Name"), "SUBMITTED", Release, time.GetUtcNow())
        {
            Role = input.Text("ExecutionRoleArn"),
            IdleMinutes = input.Number("SessionIdleTimeoutInMinutes") ?? 60,
            Configurations = input.Json("EngineConfigurations"),
            Monitoring = input.Json("MonitoringConfiguration"),
            Tags = input.Json("Tags"),
        });
        return new JsonObject
        {
            ["Id"] = session.Id,
            ["ClusterId"] = cluster,
            ["Arn"] = EmrShapes.SessionArn(session, cluster, caller),
            ["AccountId"] = EmulatedAccount.Number,
            ["State"] = session.State,
        };
    }
}
