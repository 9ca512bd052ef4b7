using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>Issues a token for a managed endpoint on EKS, which the gateway routes accept until it expires.</summary>
internal sealed class GetManagedEndpointSessionCredentials(CredentialIssuer issuer, IdempotentAnswers answers)
    : Operation
{
    private const int DefaultSeconds = 900;
    private const string Iso8601 = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int MaxSeconds = 43200;

    private static readonly string[] Fingerprinted =
        ["executionRoleArn", "credentialType", "durationInSeconds", "logContext"];

    internal override string Name => "GetManagedEndpointSessionCredentials";

    internal override AwsService Service => AwsServices.EmrContainers;

    internal override OperationRoute Route { get; } =
        new RestRoute("POST", "/virtualclusters/{virtualClusterId}/endpoints/{endpointId}/credentials");

    internal override InputShape Input { get; } = new(
        Identifier("endpointIdentifier", "endpointId"),
        Identifier("virtualClusterIdentifier", "virtualClusterId"),
        new Field("executionRoleArn", FieldType.Text)
        {
            Required = true,
            MinLength = 20,
            MaxLength = 2048,
            Pattern = FieldPattern.RoleArn,
        },
        new Field("credentialType", FieldType.Text)
        {
            Required = true,
            MinLength = 1,
            MaxLength = 64,
            Pattern = FieldPattern.NotBlankAnchored,
        },
        new Field("durationInSeconds", FieldType.WholeNumber) { DocumentedRange = (1, MaxSeconds) },
        new Field("logContext", FieldType.Text) { MinLength = 3, MaxLength = 63, Pattern = FieldPattern.LogContext },
        new Field("clientToken", FieldType.Text) { MinLength = 1, MaxLength = 64, Pattern = FieldPattern.NotBlank });

    internal override IReadOnlyList<string> CredentialMembers { get; } = ["credentials", "endpointCredentials"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["expiresAt"];

    // HTTP 400, as all client errors of this service.
    internal override ServiceError Throttled { get; } = new("RequestThrottledException", "Rate exceeded", 400);

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("endpointIdentifier"), input.RequiredText("virtualClusterIdentifier")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string type = input.RequiredText("credentialType");
        // The model has no enumeration for it, the service knows only one.
        if (!string.Equals(type, "TOKEN", StringComparison.Ordinal))
            throw new ServiceErrorException(Service.Invalid($"Credential type {type} is not supported, TOKEN is."));
        return input.Text("clientToken") is string clientToken
            ? answers.Prepare(Key(caller, input, clientToken), Fingerprint(input), () => Issue(input))
            : () => Issue(input).Answer;
    }

    private IssuedAnswer Issue(InputValues input)
    {
        TimeSpan lifetime = TimeSpan.FromSeconds(input.Number("durationInSeconds") ?? DefaultSeconds);
        TokenTarget target = TokenTarget.OfEndpoint(
            input.RequiredText("virtualClusterIdentifier"), input.RequiredText("endpointIdentifier"));
        EndpointTokens issued = issuer.IssueTokens(target, lifetime);
        JsonObject answer = new()
        {
            ["id"] = issued.Id,
            ["credentials"] = new JsonObject { ["token"] = issued.Token },
            ["endpointCredentials"] = new JsonObject { ["token"] = issued.EndpointToken },
            ["expiresAt"] = issued.ExpiresAt.UtcDateTime.ToString(Iso8601, CultureInfo.InvariantCulture),
        };
        return new IssuedAnswer(answer, issued.ExpiresAt);
    }

    private static string[] Key(CallerIdentity caller, InputValues input, string clientToken) =>
    [
        caller.AccessKey,
        caller.Region,
        input.RequiredText("virtualClusterIdentifier"),
        input.RequiredText("endpointIdentifier"),
        clientToken,
    ];

    private static string Fingerprint(InputValues input) =>
        string.Join('\n', Fingerprinted.Select(name => input[name]));

    private static Field Identifier(string name, string label) => new(name, FieldType.Text)
    {
        Location = FieldLocation.Label,
        WireName = label,
        Required = true,
        MinLength = 1,
        MaxLength = 2048,
        Pattern = FieldPattern.NotBlank,
    };
}
