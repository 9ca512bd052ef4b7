using System;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>What signs the next call when the source of the keys changes while a command runs.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ChangedSourceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Renewed_keys_of_a_profile_are_read_from_the_file_that_they_came_from()
    {
        string file = Write("one", "AKIDONE");
        _scratch.Set("AWS_SHARED_CREDENTIALS_FILE", file);
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { ProfileName = "p" });

        _scratch.Set("AWS_SHARED_CREDENTIALS_FILE", Write("other", "AKIDOTHER"));
        Write("one", "AKIDNEW");
        // The clock of the file system may be coarse; the test does not wait for it.
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(1));

        Assert.Equal("AKIDNEW", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);
    }

    [Fact]
    public async Task Keys_that_were_removed_from_the_environment_are_an_error_that_says_so()
    {
        _scratch.Set("AWS_ACCESS_KEY_ID", "AKIDENV");
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        SigningIdentity identity = await Run.SignerAsync();

        _scratch.Set("AWS_ACCESS_KEY_ID", null);
        SessionCredentialException half = await FailAsync(identity);
        _scratch.Set("AWS_SECRET_ACCESS_KEY", null);
        SessionCredentialException none = await FailAsync(identity);

        Assert.Equal("The environment variable AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID.", half.Message);
        Assert.Equal(IdentityErrorCodes.NoCredentials, none.ErrorCode);
        Assert.Contains("were removed from the environment while the command ran", none.Message, StringComparison.Ordinal);
    }

    private static Task<SessionCredentialException> FailAsync(SigningIdentity identity) =>
        Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));

    private string Write(string folder, string accessKey) =>
        _scratch.Write($"{folder}/credentials", $"[p]\naws_access_key_id={accessKey}\naws_secret_access_key=s");
}
