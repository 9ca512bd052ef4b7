using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>
/// Starts a session of an application. An application of the account has to be STARTED or CREATED (it then starts by
/// itself); any other well-formed id will do.
/// </summary>
internal sealed class StartServerlessSession(EmulatedAccount account, IdempotentAnswers answers, TimeProvider time) : Operation
{
    private const string Release = "emr-7.13.0";
    private const string Token = "clientToken";

    /// <summary>How long a client token is remembered.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    internal override string Name => "StartSession";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } = new RestRoute("POST", "/applications/{applicationId}/sessions");

    internal override InputShape Input { get; } = new(
        ServerlessFields.ApplicationId,
        ServerlessFields.ClientToken,
        ServerlessFields.ExecutionRoleArn,
        ServerlessFields.ConfigurationOverrides,
        ServerlessFields.Tags,
        new Field("idleTimeoutMinutes", FieldType.LongNumber) { Range = (0, 1_000_000) },
        new Field("name", FieldType.Text) { MinLength = 1, MaxLength = 256, Pattern = FieldPattern.NotBlank });

    internal override IReadOnlyList<ServiceError> OwnErrors { get; } =
        [Conflict(""), new("ServiceQuotaExceededException", "Too many sessions.", 402)];

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("applicationId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string application = input.RequiredText("applicationId");
        if (account.Application(application) is { } known && known.State is not ("STARTED" or "CREATED"))
            throw new ServiceErrorException(Conflict($"Application {application} is {known.State}."));
        return answers.Prepare(
            [caller.AccessKey, caller.Region, application, input.RequiredText(Token)],
            input.Fingerprint(Token),
            () => new IssuedAnswer(Start(input, caller, application), time.GetUtcNow() + Memory));
    }

    private JsonObject Start(InputValues input, CallerIdentity caller, string application)
    {
        EmulatedSession session = account.LiveServerless.Start(application, new EmulatedSession(
            $"00{Secrets.Id()[..14]}", input.Text("name"), "SUBMITTED", Release, time.GetUtcNow())
        {
            Role = input.RequiredText("executionRoleArn"),
            IdleMinutes = input.Number("idleTimeoutMinutes") ?? 60,
            Configurations = input.Json("configurationOverrides"),
            Tags = input.Json("tags"),
            CreatedBy = caller.Principal.Arn,
        });
        return new JsonObject
        {
            ["applicationId"] = application,
            ["sessionId"] = session.Id,
            ["arn"] = ServerlessShapes.SessionArn(session, application, caller),
        };
    }

    private static ServiceError Conflict(string message) => new("ConflictException", message, 409);
}
