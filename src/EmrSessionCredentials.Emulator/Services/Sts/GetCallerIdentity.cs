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

    internal override JsonObject Invoke(InputValues input, CallerIdentity caller) => new()
    {
        ["Arn"] = caller.Principal.Arn,
        ["UserId"] = caller.Principal.UserId,
        ["Account"] = caller.Principal.Account,
    };
}
