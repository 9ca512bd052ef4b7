using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>What the operations answer is what the service models say: every member, type, limit and pattern.</summary>
public sealed class AnswerModelTests
{
    private static readonly Dictionary<string, object> Known = new()
    {
        ["ClusterId"] = "j-EMULATED00002",
        ["SessionId"] = "is-EMU0000200001",
        ["virtualClusterId"] = "vcemulated000000000000001",
        ["applicationId"] = "00emulated000001",
        ["sessionId"] = "00s0000010000001",
        ["endpointIdentifier"] = "e",
        ["virtualClusterIdentifier"] = "v",
        ["credentialType"] = "TOKEN",
        ["executionRoleArn"] = RunningEmulator.Role,
        ["RoleArn"] = RunningEmulator.Role,
        ["RoleSessionName"] = "test",
        ["WebIdentityToken"] = IdentityCalls.WebToken(System.DateTimeOffset.UtcNow, 3600),
        ["roleName"] = "Admin",
        ["accountId"] = "123456789012",
        ["accessToken"] = LoginTokens.Access,
        ["clientId"] = LoginTokens.ClientId,
        ["clientSecret"] = LoginTokens.ClientSecret,
        ["grantType"] = "refresh_token",
        ["refreshToken"] = LoginTokens.Refresh,
        ["clientToken"] = "once",
    };

    public static IEnumerable<ITheoryDataRow> Operations => ModelledOperation.Rows;

    [Theory]
    [MemberData(nameof(Operations))]
    public void Answer_is_as_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = ModelledOperation.Load(name);
        ModelShape shapes = new(model);

        JsonObject answer = operation.Prepare(Input(operation), new CallerIdentity("AKID", "us-gov-west-1"))();

        Assert.NotEmpty(answer);
        Assert.Empty(shapes.Problems(ModelledOperation.Shape(model, operation, "output"), answer, operation.Name));
    }

    private static InputValues Input(Operation operation)
    {
        InputValues values = new();
        foreach (Field field in operation.Input.Fields.Where(f => f.Required || f.Name is "refreshToken"))
        {
            values[field.Name] = (operation.Name, field.Name) switch
            {
                ("DescribeVirtualCluster", "id") => "vcemulated000000000000001",
                ("DescribeManagedEndpoint", "id") => "epemulated000000010000002",
                _ => Known[field.Name],
            };
        }

        return values;
    }
}
