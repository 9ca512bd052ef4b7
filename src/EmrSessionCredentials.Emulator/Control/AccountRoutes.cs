using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary><c>/_emulator/account</c>: how much there is for the list operations to show.</summary>
internal sealed class AccountRoutes(EmulatedAccount account)
{
    /// <exception cref="System.FormatException">The body is not a JSON object of the account's numbers.</exception>
    internal Reply Answer(IncomingRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                break;
            case "PUT":
                // All of them or none: a body with one bad number changes nothing.
                account.Options = ControlBody.Read(request).Members.Aggregate(account.Options, (options, member) =>
                    AccountSetting.Find(member.Key)
                        .Apply(options, ControlBody.Number(member.Key, member.Value)));
                break;
            case "DELETE":
                account.Reset();
                break;
            default:
                return Reply.Json(405, new JsonObject { ["message"] = $"{request.Method} does nothing here." });
        }

        return Reply.Json(200, Describe());
    }

    private JsonObject Describe()
    {
        JsonObject answer = [];
        foreach (AccountSetting setting in AccountSetting.All) answer[setting.Name] = setting.Get(account.Options);
        return answer;
    }
}
