BeforeDiscovery {
    # On Windows the folder of a user's modules is not where HOME says, and would be the real one.
    $homeIsReal = $IsWindows
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    Import-Module "$root/build/Package.psm1" -Force
    $module = Split-Path (Get-BuiltModulePath)
    $version = Get-ModuleVersion (Get-BuiltModulePath)
    $feed = Join-Path $TestDrive 'feed'

    $components = New-ComponentList -Root $root -ModulePath $module -DestinationPath $TestDrive
    $files = "$root/NOTICE", $components, (New-ThirdPartyNotice -ComponentPath $components -DestinationPath $TestDrive)
    $package = New-ModulePackage -ModulePath $module -DestinationPath $feed -File $files -ExcludeImage -ProjectUri 'https://example.com/emr'
    $content = Join-Path $TestDrive 'content'
    [IO.Compression.ZipFile]::ExtractToDirectory($package, $content)

    function Invoke-InHome {
        <# .SYNOPSIS What a script writes in a PowerShell whose user has nothing but what this file installs. #>
        param([string] $Script)
        $before = $env:HOME, $env:PSModulePath
        $env:HOME = Join-Path $TestDrive 'home'
        $env:PSModulePath = $null
        try {
            $null = New-Item -ItemType Directory $env:HOME -Force
            Invoke-FreshPowerShell "`$ErrorActionPreference = 'Stop'; $Script"
        }
        finally {
            $env:HOME, $env:PSModulePath = $before
        }
    }
}

Describe 'The package' {
    It 'is smaller than 3 MB without images' {
        (Get-Item $package).Length | Should -BeLessThan 3MB
        Test-Path "$content/bin/net10.0-*" | Should -BeFalse
    }

    It 'has what the built module has, with licence, notice, changelog, symbols and components' {
        $packed = (Get-ChildItem $content -Recurse -File).ForEach({ [IO.Path]::GetRelativePath($content, $_.FullName).Replace('\', '/') })
        $built = (Get-ChildItem $module -Recurse -File).ForEach({ [IO.Path]::GetRelativePath($module, $_.FullName).Replace('\', '/') })
        foreach ($file in $built -notlike 'bin/net10.0-*') { $packed | Should -Contain $file }
        foreach ($file in 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'EmrSessionCredentials.cdx.json', 'bin/Core/EmrSessionCredentials.pdb', 'bin/Core/lib/EmrSessionCredentials.Engine.pdb') {
            $packed | Should -Contain $file
        }
        if ($IsWindows) { $packed | Should -Contain 'EmrSessionCredentials.cat' }
        $notices = Get-Content -Raw "$content/THIRD-PARTY-NOTICES.txt"
        foreach ($name in (Get-ChildItem "$content/bin" -Recurse -Filter *.dll).BaseName -notlike 'EmrSessionCredentials*') {
            $notices | Should -Match "(?m)^$([regex]::Escape($name)) [0-9.]+\n  .*\w.*\n  License: .*\w" -Because 'it is in the package'
        }
        $notices | Should -Match 'System.Text.Json: LICENSE.TXT[^-]*-+\n\nThe MIT License'
        foreach ($file in Get-ChildItem "$module/bin/Core", "$module/bin/Desktop" -Recurse -File) {
            $copy = "$content/$([IO.Path]::GetRelativePath($module, $file.FullName))"
            (Get-FileHash $copy).Hash | Should -Be (Get-FileHash $file).Hash -Because "$copy is what the tests run"
        }
    }

    It 'has the same bytes when it is made again' {
        $files[2] = New-ThirdPartyNotice -ComponentPath $components -DestinationPath $TestDrive
        $again = New-ModulePackage -ModulePath $module -DestinationPath (Join-Path $TestDrive 'again') -File $files -ExcludeImage -ProjectUri 'https://example.com/emr'
        $made = [IO.Compression.ZipFile]::OpenRead($again)
        $different = foreach ($entry in $made.Entries) {
            $stream = $entry.Open()
            $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($stream))
            $stream.Dispose()
            if ($hash -ne (Get-FileHash -LiteralPath "$content/$($entry.FullName)").Hash) { $entry.FullName }
        }
        $made.Dispose()
        $different | Should -BeNullOrEmpty
        (Get-FileHash $again).Hash | Should -Be (Get-FileHash $package).Hash
    }

    It 'names no folder of the machine that built it' {
        foreach ($file in Get-ChildItem $content -Recurse -File) {
            $bytes = [IO.File]::ReadAllBytes($file)
            foreach ($encoding in [Text.Encoding]::Latin1, [Text.Encoding]::Unicode) {
                $encoding.GetString($bytes).Contains($root) | Should -BeFalse -Because $file.FullName
            }
        }
    }

    It 'has a manifest that is valid, with the changelog''s entry and the address of the project' {
        $manifest = Test-ModuleManifest "$content/EmrSessionCredentials.psd1" -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        $manifest.ReleaseNotes | Should -Be (Get-ReleaseNote "$root/CHANGELOG.md" $version)
        $manifest.ReleaseNotes | Should -Match 'Get-EMRClusterSessionCredential'
        $manifest.ProjectUri | Should -Be 'https://example.com/emr'
        $manifest.Tags | Should -Contain 'SecretManagement' -Because 'this is how vaults are found in the Gallery'
        [xml] $nuspec = Get-Content -Raw "$content/EmrSessionCredentials.nuspec"
        $nuspec.package.metadata.version | Should -Be $version
        $nuspec.package.metadata.projectUrl | Should -Be 'https://example.com/emr'
    }

    It 'lists each foreign assembly that it has as a component, and no other' {
        $listed = (Get-Content -Raw "$content/EmrSessionCredentials.cdx.json" | ConvertFrom-Json).components
        $foreign = (Get-ChildItem "$content/bin" -Recurse -Filter *.dll).BaseName -notlike 'EmrSessionCredentials*' | Sort-Object -Unique
        $foreign | Should -Contain 'AWSSDK.Core'
        ($listed.name | Sort-Object) | Should -Be $foreign
        foreach ($component in $listed) { $component.licenses | Should -Not -BeNullOrEmpty -Because $component.name }
    }
}

Describe 'The sources' {
    It 'have a valid manifest, with no error and no warning beside the files of module/' {
        $beside = Join-Path $TestDrive 'beside/EmrSessionCredentials'
        Copy-Item "$root/module" $beside -Recurse
        Copy-Item "$root/EmrSessionCredentials.psd1" $beside
        $manifest = Test-ModuleManifest "$beside/EmrSessionCredentials.psd1" -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        Get-ModuleVersion "$beside/EmrSessionCredentials.psd1" | Should -Be $version
        $manifest.Tags | Should -Contain 'PSEdition_Desktop'
    }

    It 'give the same assembly in another folder' {
        $copy = Join-Path $TestDrive 'elsewhere/sources'
        $null = New-Item -ItemType Directory "$copy/src" -Force
        Copy-Item "$root/Directory.*", "$root/global.json", "$root/EmrSessionCredentials.psd1", "$root/.editorconfig" $copy
        Copy-Item "$root/src/Directory.Build.props", "$root/src/BannedSymbols.txt", "$root/src/Polyfills" "$copy/src" -Recurse
        foreach ($file in git -C $root ls-files --cached --others --exclude-standard src/EmrSessionCredentials.Model) {
            $null = New-Item -ItemType Directory (Split-Path "$copy/$file") -Force
            if (Test-Path "$root/$file") { Copy-Item "$root/$file" "$copy/$file" }
        }

        $said = dotnet build "$copy/src/EmrSessionCredentials.Model" -f net8.0 -p:RunAnalyzers=false -nodeReuse:false -v quiet -nologo
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        foreach ($name in 'EmrSessionCredentials.Model.dll', 'EmrSessionCredentials.Model.pdb') {
            (Get-FileHash "$copy/src/EmrSessionCredentials.Model/bin/Debug/net8.0/$name").Hash | Should -Be (Get-FileHash "$content/bin/Core/$name").Hash
        }
    }

    It 'have the text that each mutation of mutations.json changes' {
        $mutations = Get-Content -Raw "$root/tests/Mutations/mutations.json" | ConvertFrom-Json
        $lost = foreach ($mutation in $mutations) {
            $text = Get-Content -Raw "$root/$($mutation.file)"
            foreach ($change in @($mutation; $mutation.also) -ne $null) {
                if (-not $text.Contains($change.find)) { "$($mutation.what): $($change.find)" }
            }
        }
        $mutations.Count | Should -BeGreaterThan 50
        $lost | Should -BeNullOrEmpty
    }
}

Describe 'Who installs the package' -Skip:$homeIsReal {
    BeforeAll {
        $emulator = Start-Emulator
        Set-TestIdentity -Url $emulator.Url
        $later = Join-Path $TestDrive 'later'
        Copy-Item $module $later -Recurse
        $text = Get-Content -Raw "$later/EmrSessionCredentials.psd1"
        Set-Content "$later/EmrSessionCredentials.psd1" $text.Replace("ModuleVersion          = '$version'", "ModuleVersion          = '99.0.0'")
        $null = New-ModulePackage -ModulePath $later -DestinationPath (Join-Path $TestDrive 'later-feed') -ExcludeImage
        $credential = @'
            $made = Get-EMRClusterSessionCredential -ClusterId j-2AXXXXXXGAPLF -ExecutionRoleArn arn:aws:iam::123456789012:role/r
            "$((Get-Module EmrSessionCredentials).Version) $($made.Username.Length -gt 0) $($made.Password.GetType().Name)"
'@
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    It 'finds it in a repository, by its tag too, installs it, and has a credential by the module''s name alone' {
        Invoke-InHome "Register-PSResourceRepository -Name Local -Uri '$feed' -Trusted; (Find-PSResource -Name EmrSessionCredentials -Repository Local).Version.ToString(); (Find-PSResource -Tag SecretManagement -Repository Local).Name; Install-PSResource EmrSessionCredentials -Repository Local" |
            Should -Be $version, 'EmrSessionCredentials'
        Invoke-InHome "Import-Module EmrSessionCredentials; $credential" | Should -Be "$version True SecureString"
        Invoke-InHome $credential | Should -Be "$version True SecureString" -Because 'a cmdlet''s name is enough'
    }

    It 'has a package that passes the checks that the workflow makes in every PowerShell' {
        $said = & (Get-PowerShellPath) -NoProfile -NonInteractive -File "$root/tests/Package/Test-Package.ps1" -PackagePath $package -EmulatorPath (Get-EmulatorPath)
        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
        $said[-1] | Should -Be '0 failed'
    }

    It 'updates it to a higher version, and uninstalls it' {
        Copy-Item (Join-Path $TestDrive 'later-feed/*.nupkg') $feed
        Invoke-InHome "Update-PSResource EmrSessionCredentials -Repository Local; $credential" | Should -Be '99.0.0 True SecureString'
        Invoke-InHome 'Uninstall-PSResource EmrSessionCredentials -Version "*"; @(Get-Module -ListAvailable EmrSessionCredentials).Count' | Should -Be 0
    }
}

Describe 'Publish' -Skip:$homeIsReal {
    BeforeAll {
        $tree = Join-Path $TestDrive 'tree'
        $target = (New-Item -ItemType Directory (Join-Path $TestDrive 'target')).FullName
        function Invoke-Git { git -C $tree -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false @args 2>&1 | Out-Null }

        function Invoke-Publish {
            <# .SYNOPSIS Publishes to a folder in a session of its own, whose repositories are its own. Gives what is in the folder, or the error. #>
            param([string] $Arguments = '-Confirm:$false', [string] $Vault = 'Release', [switch] $WithoutPackage)
            if (-not $WithoutPackage) { Copy-Item $package (New-Item -ItemType Directory "$tree/out/package" -Force) }
            Invoke-InHome @"
                # In place of SecretManagement's: who publishes has a vault, and who runs this needs none.
                function global:Get-Secret { param(`$Vault, `$Name, [switch] `$AsPlainText) if (`$Vault -eq 'Release' -and `$Name -eq 'PSGallery' -and `$AsPlainText) { 'a key' } }
                if (-not (Get-PSResourceRepository Target -ErrorAction Ignore)) { Register-PSResourceRepository -Name Target -Uri '$target' -Trusted }
                try { & '$tree/build.ps1' Publish -Repository Target -KeyVault $Vault $Arguments }
                catch { "`$_" }
"@
        }
    }

    BeforeEach {
        Remove-Item $tree -Recurse -Force -ErrorAction Ignore
        $null = New-Item -ItemType Directory $tree
        Copy-Item "$root/EmrSessionCredentials.psd1", "$root/CHANGELOG.md", "$root/.gitignore", "$root/build.ps1", "$root/build" $tree -Recurse
        Invoke-Git init
        Invoke-Git add --all
        Invoke-Git commit -m release
        Invoke-Git tag "v$version"
    }

    It 'refuses a commit that is not a release, for all its reasons at once' {
        Invoke-Git tag -d "v$version"
        Set-Content "$tree/CHANGELOG.md" "# Changelog`n`n## 0.0.1`n`nThe one before."
        $said = "$(Invoke-Publish -WithoutPackage)"
        $said | Should -BeLike 'Nothing was published.*'
        $said | Should -Match 'changes that are not committed'
        $said | Should -Match "not tagged v$([regex]::Escape($version))"
        $said | Should -Match "no entry for $([regex]::Escape($version))"
        $said | Should -Match 'no package at'
        Get-ChildItem $target | Should -BeNullOrEmpty
    }

    It 'refuses a vault that has no key' {
        Invoke-Publish -Vault Other | Should -Be 'Nothing was published. The vault Other has no secret named PSGallery.'
        Get-ChildItem $target | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what it would do, asks, and does it with -Confirm:$false' {
        "$(Invoke-Publish -Arguments '-WhatIf')" | Should -Match "What if:.*Publish to Target.*EmrSessionCredentials\.$([regex]::Escape($version))\.nupkg"
        "$(Invoke-Publish -Arguments '')" | Should -BeLike '*NonInteractive*' -Because 'the question has no answer there'
        Get-ChildItem $target | Should -BeNullOrEmpty
        Invoke-Publish | Should -BeNullOrEmpty
        (Get-ChildItem $target).Name | Should -Be "EmrSessionCredentials.$version.nupkg"
    }
}
