using System;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Sts;

/// <summary>Who signed the call.</summary>
internal sealed class GetCallerIdentity : Operation
{
    internal override string Name => "GetCallerIdentity";

    internal override AwsService Service => IdentityServices.Sts;

    internal override OperationRoute Route { get; } = new QueryRoute("GetCallerIdentity");

    internal override InputShape Input { get; } = new();

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller) => () => new JsonObject
    {
        ["Arn"] = caller.Principal.Arn,
        ["UserId"] = caller.Principal.UserId,
        ["Account"] = caller.Principal.Account,
    };
}
