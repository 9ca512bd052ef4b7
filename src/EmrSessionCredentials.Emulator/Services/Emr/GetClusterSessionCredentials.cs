using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>Issues a user name and password for a cluster, which the Livy routes accept until they expire.</summary>
internal sealed class GetClusterSessionCredentials(CredentialIssuer issuer) : Operation
{
    /// <summary>The caller cannot ask for another lifetime.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal override string Name => "GetClusterSessionCredentials";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.GetClusterSessionCredentials");

    internal override InputShape Input { get; } = new(
        new Field("ClusterId", FieldType.Text)
        {
            Required = true,
            MinLength = 0,
            MaxLength = 256,
            Pattern = FieldPattern.XmlText,
        },
        new Field("ExecutionRoleArn", FieldType.Text) { MinLength = 20, MaxLength = 2048 });

    internal override IReadOnlyList<string> CredentialMembers { get; } = ["Credentials"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["ExpiresAt"];

    // The only operation of EMR whose model has this error, which is one without a message.
    internal override ServiceError InternalError { get; } = new("InternalServerError", Message: null, 500);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        if (string.IsNullOrWhiteSpace(cluster)) throw new ServiceErrorException(Service.NotFound(cluster));
        // The model only limits the length; the service wants a role.
        if (input.Text("ExecutionRoleArn") is string role && !FieldPattern.RoleArn.Accepts(role))
            throw new ServiceErrorException(Service.Invalid($"ExecutionRoleArn '{role}' is not a valid IAM role ARN."));
        return () => Issue(cluster);
    }

    private JsonObject Issue(string cluster)
    {
        ClusterPassword issued = issuer.IssuePassword(cluster, Lifetime);
        return new JsonObject
        {
            ["Credentials"] = new JsonObject
            {
                ["UsernamePassword"] = new JsonObject
                {
                    ["Username"] = issued.Username,
                    ["Password"] = issued.Password,
                },
            },
            ["ExpiresAt"] = issued.ExpiresAt.ToUnixTimeMilliseconds() / 1000m,
        };
    }
}
