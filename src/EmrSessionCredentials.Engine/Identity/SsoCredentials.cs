using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK.Core's credentials of IAM Identity Center, with a look at the file of the login before AWSSDK.Core opens it:
/// it reads to the end, whatever the file is, and calls without a token where the file has none.
/// </summary>
internal sealed class SsoCredentials(string account, string region, string role, string startUrl, SSOAWSCredentialsOptions options)
    : SSOAWSCredentials(account, region, role, startUrl, options)
{
    // AWSSDK.Core's blocking form does not say why a login was not renewed, and calls without the bounds of the
    // clients.
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        ThrowIfNoLogin();
        return base.GenerateNewCredentialsAsync();
    }

    private void ThrowIfNoLogin()
    {
        string folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "sso", "cache");
        try
        {
            using JsonDocument login = JsonDocument.Parse(
                BoundedFile.ReadAllText(Path.Combine(folder, FileName(Options.SessionName ?? StartUrl))));
            string? token = JsonMembers.Find(login.RootElement, "accessToken", StringComparison.Ordinal)
                .Select(JsonMembers.Text).LastOrDefault();
            if (!string.IsNullOrWhiteSpace(token))
                return;
        }
        catch (Exception exception) when (exception is UnreadableFileException or JsonException)
        {
            // Whatever is wrong with it, a new login writes it anew.
        }

        throw new NoLoginException();
    }

    private static string FileName(string key)
    {
#pragma warning disable CA5350, CA1850 // the file's name is a SHA-1 by definition; .NET Framework has no static method for it
        using SHA1 hash = SHA1.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(key));
#pragma warning restore CA5350, CA1850
        return string.Concat(bytes.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))) + ".json";
    }
}
