BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator '--no-signature-check'
    $secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

    function Get-Signer {
        <# .SYNOPSIS The access key that signed the call for each cluster, in the order of the clusters' names. #>
        (Get-SeenRequest $emulator.Url).requests | Sort-Object { $_.identifiers[0] } | ForEach-Object { "$($_.identifiers) $($_.accessKey)" }
    }
}

AfterAll { Stop-Emulator $emulator }

Describe 'AWS credentials as an object' {
    BeforeEach {
        Set-TestIdentity -Url $emulator.Url
        Clear-SeenRequest $emulator.Url
    }

    It 'sign as they are when their item comes, also if <What> is changed for the next one' -ForEach @(
        @{ What = 'one custom object'; Make = { [pscustomobject]@{ AccessKey = ''; SecretKey = $secret } } }
        @{ What = 'one hashtable'; Make = { @{ AccessKey = ''; SecretKey = $secret } } }
    ) {
        $one = & $Make
        $credentials = 1..6 | ForEach-Object {
            $one.AccessKey = "AKIDEXAMPLE$($_ % 2)"
            [pscustomobject]@{ ClusterId = "j-$_"; Credential = $one }
        } | Get-EMRClusterSessionCredential
        $credentials.Count | Should -Be 6
        Get-Signer | Should -Be (1..6 | ForEach-Object { "j-$_ AKIDEXAMPLE$($_ % 2)" })
    }

    It 'in $StoredAWSCredentials sign as they are when the command runs' {
        $file = "$TestDrive/one.xml"
        Get-EMRClusterSessionCredential j-1 | Export-Clixml $file
        Clear-SeenRequest $emulator.Url
        $StoredAWSCredentials = [pscustomobject]@{ AccessKey = 'AKIDFIRST'; SecretKey = $secret }
        $null = Import-Clixml $file | Update-EMRSessionCredential
        $StoredAWSCredentials.AccessKey = 'AKIDSECOND'
        $null = Import-Clixml $file | Update-EMRSessionCredential
        (Get-SeenRequest $emulator.Url).requests.accessKey | Should -Be 'AKIDFIRST', 'AKIDSECOND'
    }

    It 'can have values that a cmdlet returned: <What>' -ForEach @(
        @{ What = 'a SecureString'; Make = { @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = (ConvertTo-SecureString $secret -AsPlainText -Force) } } }
        @{ What = 'texts'; Make = { @{ AccessKey = 'AKIDEXAMPLE' | Write-Output; SecretKey = $secret | Add-Member Note x -PassThru } } }
        @{ What = 'a generic dictionary'; Make = { $table = [Collections.Generic.Dictionary[string, string]]::new(); $table['AccessKey'] = 'AKIDEXAMPLE'; $table['SecretKey'] = $secret; $table } }
        @{ What = 'a custom object'; Make = { @{ Credentials = [pscustomobject]@{ AccessKeyId = 'AKIDEXAMPLE'; SecretAccessKey = $secret } } } }
    ) {
        (Get-EMRClusterSessionCredential j-1 -Credential (& $Make)).ClusterId | Should -Be 'j-1'
    }

    It 'sign with the session token that a cmdlet returned' {
        Set-Content $TestDrive/token "not`u{e4}scii"
        $keys = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secret; SessionToken = (Get-Content $TestDrive/token) }
        { Get-EMRClusterSessionCredential j-1 -Credential $keys } | Should -Throw -ErrorId 'InvalidKeys,*' -ExpectedMessage '*session token*'
    }

    It 'are refused with a session token that is neither text nor a SecureString' {
        { Get-EMRClusterSessionCredential j-1 -Credential @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secret; Token = 5 } } |
            Should -Throw -ErrorId 'InvalidCredentialObject,*'
    }

    It 'may refer back to the item that they are a property of' {
        $keys = [pscustomobject]@{ AccessKey = 'AKIDEXAMPLE'; SecretKey = $secret }
        $item = [pscustomobject]@{ ClusterId = 'j-1'; Credential = $keys }
        $keys | Add-Member Owner $item
        $keys | Add-Member Credentials $keys
        ($item | Get-EMRClusterSessionCredential).ClusterId | Should -Be 'j-1'
    }

    It 'without a key pair are an error of their item, and no other keys sign: <What>' -ForEach @(
        @{ What = 'a table with other names'; Keys = @{ aws_access_key_id = 'AKIDOTHER'; aws_secret_access_key = 'x' } }
        @{ What = 'an object with other names'; Keys = [pscustomobject]@{ aws_access_key_id = 'AKIDOTHER'; aws_secret_access_key = 'x' } }
        @{ What = 'an empty table'; Keys = @{} }
    ) {
        $items = @{ ClusterId = 'j-1' }, @{ ClusterId = 'j-2'; Credential = $Keys } | ForEach-Object { [pscustomobject]$_ }
        ($items | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems).ClusterId | Should -Be 'j-1'
        $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidCredentialObject,*'
    }

    It 'with a property that cannot be read are an error of their item alone' {
        $keys = [pscustomobject]@{ SecretKey = $secret } | Add-Member ScriptProperty AccessKey { throw 'no' } -PassThru
        $items = @{ ClusterId = 'j-1' }, @{ ClusterId = 'j-2'; Credential = $keys }, @{ ClusterId = 'j-3' } | ForEach-Object { [pscustomobject]$_ }
        ($items | Get-EMRClusterSessionCredential -ErrorAction SilentlyContinue -ErrorVariable problems).ClusterId | Should -Be 'j-1', 'j-3'
        $problems.FullyQualifiedErrorId | Should -BeLike 'InvalidCredentialObject,*'
    }

    It 'are not what a session credential has in its property Credential after <What>' -ForEach @(
        @{ What = 'Export-Csv'; Pass = { $_ | Select-Object * | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ What = 'ConvertTo-Json'; Pass = { $_ | ConvertTo-Json | ConvertFrom-Json } }
    ) {
        (Get-EMRClusterSessionCredential j-1 -ExecutionRoleArn arn:aws:iam::123456789012:role/A | ForEach-Object $Pass | Get-EMRClusterSessionCredential).ClusterId | Should -Be 'j-1'
    }

    It 'renew a credential also after their SecureStrings were disposed of' {
        $key, $token = $secret, 'token' | ConvertTo-SecureString -AsPlainText -Force
        $old = Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey $key -SessionToken $token
        $key.Dispose()
        $token.Dispose()
        ($old | Update-EMRSessionCredential).ClusterId | Should -Be 'j-1'
        { Get-EMRClusterSessionCredential j-1 -AccessKey AKIDEXAMPLE -SecretKey $key } | Should -Throw -ErrorId 'InvalidKeys,*'
    }
}
